package cx.touchstone.survey.anonymity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.survey.questionnaire.Settings.Comments;

/** How a survey is to be made anonymous. */
public record AnonymisationOrder(
        @Schema(description = "What becomes of what was written in own words; removed unless told.") Comments comments) {

    /** Of a call that says nothing. */
    static final AnonymisationOrder USUAL = new AnonymisationOrder(Comments.REMOVE);

    public AnonymisationOrder {
        comments = comments == null ? Comments.REMOVE : comments;
    }
}
