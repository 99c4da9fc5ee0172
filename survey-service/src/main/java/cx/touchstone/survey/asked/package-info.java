/** What is asked of whom: the survey behind a link, in the version and the language of the one who comes by it. */
package cx.touchstone.survey.asked;
