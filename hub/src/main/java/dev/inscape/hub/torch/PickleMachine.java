package dev.inscape.hub.torch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.inscape.InscapeException;
import dev.inscape.hub.torch.Pickled.Aside;
import dev.inscape.hub.torch.Pickled.Many;
import dev.inscape.hub.torch.Pickled.Mapping;
import dev.inscape.hub.torch.Pickled.Text;
import dev.inscape.hub.torch.Pickled.Truth;
import dev.inscape.hub.torch.Pickled.Tuple;
import dev.inscape.hub.torch.Pickled.Whole;
import java.util.List;

/** Walks a pickle from its first opcode to STOP. It calls nothing: what a pickle would call is built by {@link Rebuilding}. */
final class PickleMachine {

    private static final long MOST_STEPS = 10_000_000;
    private static final int NEWEST_PROTOCOL = 5;

    private final PickleBytes bytes;
    private final PickleStack stack;
    private final Rebuilding rebuilding;
    private long opcodeAt;

    PickleMachine(PickleBytes bytes, Archive archive) {
        this.bytes = bytes;
        this.stack = new PickleStack(bytes);
        this.rebuilding = new Rebuilding(archive, bytes.complaint());
    }

    Pickled run() {
        for (long step = 0; step < MOST_STEPS; step++) {
            opcodeAt = bytes.position();
            int code = bytes.u8();
            var opcode = Opcode.of(code);
            if (opcode == null) {
                throw bytes.complaint().refused(String.format(
                        "has the pickle opcode 0x%02x at byte %d, which plain tensors do not need", code, opcodeAt));
            }
            if (opcode == Opcode.STOP) {
                return stack.pop();
            }
            run(opcode);
        }
        throw damaged("the pickle takes more than " + MOST_STEPS + " steps");
    }

    private void run(Opcode opcode) {
        switch (opcode) {
            case PROTO -> requireProtocol(bytes.u8());
            case FRAME -> bytes.skip(Long.BYTES);
            case STOP -> throw new IllegalStateException("the walk ends before it");
            case MARK -> stack.mark();
            case POP -> stack.pop();
            case POP_MARK -> stack.popMark();
            case DUP -> stack.push(stack.peek());
            case NONE -> stack.push(new Aside("None"));
            case NEWTRUE -> stack.push(new Truth(true));
            case NEWFALSE -> stack.push(new Truth(false));
            case BININT -> stack.push(new Whole(bytes.i32()));
            case BININT1 -> stack.push(new Whole(bytes.u8()));
            case BININT2 -> stack.push(new Whole(bytes.u16()));
            case LONG1 -> stack.push(whole(bytes.u8()));
            case LONG4 -> stack.push(whole(bytes.u32()));
            case BINFLOAT -> {
                bytes.skip(Double.BYTES);
                stack.push(new Aside("a float"));
            }
            case BINUNICODE -> stack.push(new Text(bytes.text(bytes.u32(), UTF_8)));
            case SHORT_BINUNICODE -> stack.push(new Text(bytes.text(bytes.u8(), UTF_8)));
            case BINUNICODE8 -> stack.push(new Text(bytes.text(bytes.i64(), UTF_8)));
            case SHORT_BINSTRING -> stack.push(new Text(bytes.text(bytes.u8(), ISO_8859_1)));
            case BINBYTES -> pushBytes(bytes.u32());
            case SHORT_BINBYTES -> pushBytes(bytes.u8());
            case BINBYTES8, BYTEARRAY8 -> pushBytes(bytes.i64());
            case EMPTY_TUPLE -> stack.push(new Tuple(List.of()));
            case TUPLE -> stack.push(new Tuple(stack.popMark()));
            case TUPLE1 -> stack.push(new Tuple(stack.pop(1)));
            case TUPLE2 -> stack.push(new Tuple(stack.pop(2)));
            case TUPLE3 -> stack.push(new Tuple(stack.pop(3)));
            case EMPTY_LIST, EMPTY_SET -> stack.push(new Many(opcodeAt));
            case APPEND -> append(stack.pop(1));
            case APPENDS, ADDITEMS -> append(stack.popMark());
            case FROZENSET -> {
                var items = stack.popMark();
                stack.push(new Many(opcodeAt));
                append(items);
            }
            case EMPTY_DICT -> stack.push(new Mapping(opcodeAt));
            case SETITEM -> put(stack.pop(2));
            case SETITEMS -> put(stack.popMark());
            case BINPUT -> stack.remember(bytes.u8());
            case LONG_BINPUT -> stack.remember(bytes.u32());
            case MEMOIZE -> stack.rememberNext();
            case BINGET -> stack.recall(bytes.u8());
            case LONG_BINGET -> stack.recall(bytes.u32());
            case GLOBAL -> name(bytes.line(UTF_8), bytes.line(UTF_8));
            case STACK_GLOBAL -> {
                var names = stack.pop(2);
                name(text(names.getFirst()), text(names.getLast()));
            }
            case BINPERSID -> stack.push(rebuilding.storage(stack.pop(), opcodeAt));
            case REDUCE -> {
                var call = stack.pop(2);
                stack.push(rebuilding.call(call.getFirst(), call.getLast(), opcodeAt));
            }
            case BUILD -> setState(stack.pop());
        }
    }

    private void requireProtocol(int protocol) {
        if (protocol < 2 || protocol > NEWEST_PROTOCOL) {
            throw damaged("the pickle has protocol " + protocol);
        }
    }

    private Pickled whole(long count) {
        if (count > Long.BYTES) {
            bytes.skip(count);
            return new Aside("a whole number of " + count + " bytes");
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            long part = bytes.u8();
            value |= (i == count - 1 ? (byte) part : part) << (Byte.SIZE * i);
        }
        return new Whole(value);
    }

    private void pushBytes(long count) {
        bytes.skip(count);
        stack.push(new Aside("bytes"));
    }

    private void append(List<Pickled> items) {
        if (!(stack.peek() instanceof Many many)) {
            throw damaged("the pickle appends to " + stack.peek().kind());
        }
        many.items.addAll(items);
    }

    private void put(List<Pickled> items) {
        if (!(stack.peek() instanceof Mapping mapping) || items.size() % 2 != 0) {
            throw damaged("the pickle sets " + items.size() + " keys and values of " + stack.peek().kind());
        }
        for (int i = 0; i < items.size(); i += 2) {
            mapping.items.put(key(items.get(i)), items.get(i + 1));
        }
    }

    private String key(Pickled key) {
        return switch (key) {
            case Text text -> text.value();
            case Whole whole -> Long.toString(whole.value());
            default -> throw bytes.complaint().refused("has " + key.kind() + " as the key of a dict at byte " + opcodeAt
                    + ", where only texts and whole numbers are read");
        };
    }

    private String text(Pickled value) {
        if (value instanceof Text text) {
            return text.value();
        }
        throw damaged("the pickle names something by " + value.kind());
    }

    private void name(String module, String name) {
        stack.push(KnownNames.find(module, name)
                .orElseThrow(() -> bytes.complaint().forbidden(module, name, opcodeAt)));
    }

    /** Attributes of an OrderedDict (its version notes) change no tensor; those of anything else might. */
    private void setState(Pickled state) {
        if (!(stack.peek() instanceof Mapping) || !(state instanceof Mapping)) {
            throw bytes.complaint().refused("sets the state of " + stack.peek().kind() + " at byte " + opcodeAt);
        }
    }

    private InscapeException damaged(String what) {
        return bytes.complaint().damaged(what, opcodeAt);
    }
}
