package dev.inscape.model.family;

class Llama3ParityTest extends FamilyParityTest {

    Llama3ParityTest() {
        super("llama3");
    }
}
