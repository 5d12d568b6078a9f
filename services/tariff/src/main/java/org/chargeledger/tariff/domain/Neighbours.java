package org.chargeledger.tariff.domain;

import java.util.Map;
import java.util.Set;

/**
 * What a wanted version meets: YKC model numbers that are taken, targets at which another version starts at the same
 * moment, the stations the operator has with their time zones, and its piles.
 */
public record Neighbours(Set<String> modelNos, Set<Target> taken, Map<String, String> zoneByStation, Set<String> pileCodes) {}
