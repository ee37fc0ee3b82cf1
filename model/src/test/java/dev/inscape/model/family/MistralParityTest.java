package dev.inscape.model.family;

class MistralParityTest extends FamilyParityTest {

    MistralParityTest() {
        super("mistral");
    }
}
