package dev.inscape.model.family;

class WindowedQwen2ParityTest extends FamilyParityTest {

    WindowedQwen2ParityTest() {
        super("qwen2-window");
    }
}
