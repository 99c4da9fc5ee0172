/**
 * Responses that are made anonymous after they were given: all of a closed survey at once, or each one when its time is over.
 * What they measure stays.
 */
package cx.touchstone.survey.anonymity;
