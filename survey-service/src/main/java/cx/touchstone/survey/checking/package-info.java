/** What is wrong or doubtful with a questionnaire, found before anybody is asked. */
package cx.touchstone.survey.checking;
