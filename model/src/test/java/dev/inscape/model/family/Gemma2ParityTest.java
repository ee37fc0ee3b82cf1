package dev.inscape.model.family;

class Gemma2ParityTest extends FamilyParityTest {

    Gemma2ParityTest() {
        super("gemma2");
    }
}
