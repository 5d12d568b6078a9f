package org.chargeledger.kit.openapi;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chargeledger.kit.http.Refusal;
import org.chargeledger.kit.openapi.MethodCode.Call;

/**
 * Reads a method from its first instruction to its last. A refusal is known by the two literals that follow its
 * {@code new}: whoever makes one writes its status and slug right there, where people look for them too.
 */
final class MethodReader {

    private static final String REFUSAL = Refusal.class.getName().replace('.', '/');
    private static final String CONSTRUCTOR = "<init>";
    private static final Set<Opcode> OPEN_CALLS = Set.of(Opcode.INVOKEVIRTUAL, Opcode.INVOKEINTERFACE);
    private static final Set<Kind> OPEN_HANDLES = Set.of(Kind.VIRTUAL, Kind.INTERFACE_VIRTUAL);
    private static final Set<Kind> FIELDS = Set.of(Kind.GETTER, Kind.SETTER, Kind.STATIC_GETTER, Kind.STATIC_SETTER);

    private final Set<ProblemType> refusals = new HashSet<>();
    private final Set<Call> calls = new HashSet<>();
    /** A refusal was begun whose status or slug is still to come. */
    private boolean awaiting;
    private Integer status;
    private int unmade;
    /** How many blocks stand open that answer a refusal by themselves. */
    private int caught;

    Set<ProblemType> refusals() {
        return refusals;
    }

    Set<Call> calls() {
        return calls;
    }

    MethodReader read(CodeModel code) {
        List<ExceptionCatch> catches = code.exceptionHandlers().stream()
                .filter(handler -> handler.catchType().filter(MethodReader::isRefusal).isPresent()).toList();
        for (CodeElement element : code) {
            if (element instanceof LabelTarget target) {
                enterOrLeave(catches, target.label());
            } else if (element instanceof Instruction instruction && awaiting) {
                literal(instruction);
            } else if (element instanceof Instruction instruction) {
                instruction(instruction);
            }
        }
        return this;
    }

    private void enterOrLeave(List<ExceptionCatch> catches, Label label) {
        for (ExceptionCatch handler : catches) {
            caught += handler.tryStart().equals(label) ? 1 : 0;
            caught -= handler.tryEnd().equals(label) ? 1 : 0;
        }
    }

    private void literal(Instruction instruction) {
        switch (instruction) {
            case StackInstruction copy when copy.opcode() == Opcode.DUP && status == null -> { }
            case ConstantInstruction literal when status == null && literal.constantValue() instanceof Integer number ->
                    status = number;
            case ConstantInstruction literal when status != null && literal.constantValue() instanceof String slug -> {
                if (caught == 0) {
                    refusals.add(new ProblemType(status, slug));
                }
                status = null;
                awaiting = false;
            }
            default -> throw noLiteral();
        }
    }

    private void instruction(Instruction instruction) {
        switch (instruction) {
            case NewObjectInstruction creation when isRefusal(creation.className()) -> {
                unmade++;
                awaiting = true;
            }
            case InvokeInstruction call when isRefusal(call.owner()) && call.name().equalsString(CONSTRUCTOR) -> {
                if (--unmade < 0) {
                    throw noLiteral();
                }
            }
            case InvokeInstruction call -> call(new MethodName(call.owner().asInternalName(), call.name().stringValue(),
                    call.type().stringValue()), OPEN_CALLS.contains(call.opcode()));
            case InvokeDynamicInstruction handing -> handing.bootstrapArgs().forEach(this::handOn);
            default -> { }
        }
    }

    /** Whatever becomes of a lambda or a method reference, it is taken to run where it is handed on. */
    private void handOn(ConstantDesc argument) {
        if (argument instanceof DirectMethodHandleDesc handle && !FIELDS.contains(handle.kind())) {
            String owner = handle.owner().descriptorString();
            if (owner.equals("L" + REFUSAL + ";") && handle.kind() == Kind.CONSTRUCTOR) {
                throw noLiteral();
            }
            call(new MethodName(owner.substring(1, owner.length() - 1), handle.methodName(), handle.lookupDescriptor()),
                    OPEN_HANDLES.contains(handle.kind()));
        }
    }

    private void call(MethodName method, boolean open) {
        if (caught == 0 && method.isOurs()) {
            calls.add(new Call(method, open));
        }
    }

    private static boolean isRefusal(ClassEntry type) {
        return type.asInternalName().equals(REFUSAL);
    }

    private static IllegalStateException noLiteral() {
        return new IllegalStateException("a refusal is made without literals for its status and its slug");
    }
}
