package org.chargeledger.kit.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What this method refuses is told inside the answer, about one of many items, and is not the answer's status. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface RefusesItem {}
