package cx.touchstone.survey.reading;

import java.util.List;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.bulk.GivenResponse;

/**
 * A row of a file.
 *
 * @param number the first one is 1
 * @param line of the file on which it begins
 * @param size of what it says, in characters
 * @param response null when something is wrong
 * @param faults all of what is wrong
 */
public record GivenRow(long number, long line, int size, GivenResponse response, List<Fault> faults) {
}
