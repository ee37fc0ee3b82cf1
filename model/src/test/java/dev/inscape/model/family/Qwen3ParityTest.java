package dev.inscape.model.family;

class Qwen3ParityTest extends FamilyParityTest {

    Qwen3ParityTest() {
        super("qwen3");
    }
}
