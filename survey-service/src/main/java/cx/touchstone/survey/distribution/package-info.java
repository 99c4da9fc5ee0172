/** How a survey reaches people: for now by open links, which anybody who has one may answer. */
package cx.touchstone.survey.distribution;
