package dev.inscape.model.family;

class RobertaParityTest extends FamilyParityTest {

    RobertaParityTest() {
        super("roberta");
    }
}
