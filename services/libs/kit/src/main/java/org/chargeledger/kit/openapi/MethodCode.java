package org.chargeledger.kit.openapi;

import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.util.Set;

/** What the byte code of one method says: the refusals it makes, and our methods that it calls or hands on. */
record MethodCode(Set<ProblemType> refusals, Set<Call> calls, boolean refusesItem) {

    /** {@code open}: the method of an heir may run in its place. */
    record Call(MethodName method, boolean open) {}

    private static final String REFUSES_ITEM = RefusesItem.class.descriptorString();

    static MethodCode of(MethodModel method) {
        var reader = new MethodReader();
        method.code().ifPresent(reader::read);
        boolean refusesItem = method.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
                .flatMap(attribute -> attribute.annotations().stream())
                .anyMatch(annotation -> annotation.className().equalsString(REFUSES_ITEM));
        return new MethodCode(reader.refusals(), reader.calls(), refusesItem);
    }
}
