package dev.inscape.model.family;

class MultiQueryLlamaParityTest extends FamilyParityTest {

    MultiQueryLlamaParityTest() {
        super("llama-mqa");
    }
}
