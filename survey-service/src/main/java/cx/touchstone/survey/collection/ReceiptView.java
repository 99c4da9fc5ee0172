package cx.touchstone.survey.collection;

import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The response is kept, under this id. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceiptView(UUID responseId, int surveyVersion,
        @Schema(description = "What the survey gives to whoever completes it; absent when that is nothing.") IncentiveView incentive) {

    static ReceiptView of(Reception.Taken taken) {
        return new ReceiptView(taken.receipt().id(), taken.receipt().version(), taken.incentive());
    }
}
