package dev.inscape.model.family;

class Gpt2ParityTest extends FamilyParityTest {

    Gpt2ParityTest() {
        super("gpt2");
    }
}
