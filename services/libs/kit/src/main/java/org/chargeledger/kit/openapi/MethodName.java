package org.chargeledger.kit.openapi;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;

/** A method as class files name it: {@code org/chargeledger/kit/http/Cursor}, {@code decode}, its descriptor. */
record MethodName(String owner, String name, String descriptor) {

    private static final String OURS = "org/chargeledger/";

    static MethodName of(ClassInfo owner, MethodInfo method) {
        return new MethodName(owner.name().toString().replace('.', '/'), method.name(), method.descriptor());
    }

    boolean isOurs() {
        return owner.startsWith(OURS);
    }

    MethodName in(String otherOwner) {
        return new MethodName(otherOwner, name, descriptor);
    }
}
