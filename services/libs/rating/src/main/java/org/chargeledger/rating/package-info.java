/** Turns the use of a connector into money: pure Java, exact, the one place where prices meet energy. */
package org.chargeledger.rating;
