package dev.inscape.model.family;

class CodeT5ParityTest extends FamilyParityTest {

    CodeT5ParityTest() {
        super("codet5");
    }
}
