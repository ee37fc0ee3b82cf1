package dev.inscape.model.family;

class Qwen2ParityTest extends FamilyParityTest {

    Qwen2ParityTest() {
        super("qwen2");
    }
}
