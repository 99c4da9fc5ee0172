/** How a draft becomes a version that is asked, and when answers are taken. */
package cx.touchstone.survey.publishing;
