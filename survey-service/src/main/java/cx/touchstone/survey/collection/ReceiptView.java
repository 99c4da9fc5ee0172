package cx.touchstone.survey.collection;

import java.util.UUID;

/** The response is kept, under this id. */
public record ReceiptView(UUID responseId, int surveyVersion) {

    static ReceiptView of(CollectResponses.Receipt receipt) {
        return new ReceiptView(receipt.id(), receipt.version());
    }
}
