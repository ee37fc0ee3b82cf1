package dev.inscape.model.family;

class BertParityTest extends FamilyParityTest {

    BertParityTest() {
        super("bert");
    }
}
