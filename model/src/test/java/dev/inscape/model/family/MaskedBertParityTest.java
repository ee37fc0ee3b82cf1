package dev.inscape.model.family;

class MaskedBertParityTest extends FamilyParityTest {

    MaskedBertParityTest() {
        super("bert-mlm");
    }
}
