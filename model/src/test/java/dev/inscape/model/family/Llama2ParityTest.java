package dev.inscape.model.family;

class Llama2ParityTest extends FamilyParityTest {

    Llama2ParityTest() {
        super("llama2");
    }
}
