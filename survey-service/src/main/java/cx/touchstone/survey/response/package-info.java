/** Reading what was answered: lists with filters, one response with its history. */
package cx.touchstone.survey.response;
