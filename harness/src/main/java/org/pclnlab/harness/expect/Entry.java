package org.pclnlab.harness.expect;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Lane;

/**
 * One line item of an expectation file (spec 08 section 6.1). An item with a list of cases gives one entry for each.
 *
 * @param place where it starts; with a list of cases, where its own case is
 * @param item number of the item in its section, from 0, which entries of one list of cases share
 * @param timeout only in section timeouts; null if it cannot be read
 */
public record Entry(
        Place place,
        Section section,
        int item,
        Selector selector,
        Pins pins,
        Origin origin,
        @Nullable Duration timeout) {

    /** Line in the file, from 1. */
    public int line() {
        return place.line();
    }

    public String caseGlob() {
        return selector.caseGlob();
    }

    public String directive() {
        return selector.directive();
    }

    public String reason() {
        return origin.reason();
    }

    /** Whether the entry is about a case on a lane. */
    public boolean matches(Lane lane, String caseDirective, String caseName) {
        return selector.matches(lane, caseDirective, caseName);
    }

    /** Whether the entry is about what runs on a lane at all. */
    public boolean onLane(Lane lane) {
        return selector.onLane(lane);
    }

    /** Whether a failure is the one that the entry was written for; true where it does not say. */
    public boolean agrees(String stage, String kind, @Nullable Integer exit, String signature) {
        return pins.agrees(stage, kind, exit, signature);
    }
}
