package dev.inscape.model.family;

class GatedT5ParityTest extends FamilyParityTest {

    GatedT5ParityTest() {
        super("t5-gated");
    }
}
