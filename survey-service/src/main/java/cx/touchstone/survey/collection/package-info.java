/**
 * Collecting answers, the hot path: what is handed in is checked against the version that is asked, and is on the disk, once,
 * together with what scoring-service must learn of it, before the respondent is told so.
 */
package cx.touchstone.survey.collection;
