package cx.touchstone.survey.page;

import java.util.Map;

import cx.touchstone.survey.collection.IncentiveView;
import cx.touchstone.survey.form.Recalled;
import cx.touchstone.survey.wording.Wording;

/**
 * What somebody reads who has answered.
 *
 * @param incentive may be null
 * @param code the incentive's, in a sentence; null when it has none
 * @param redeem text of the link to where it is redeemed
 */
public record Thanks(String title, String text, IncentiveView incentive, String code, String redeem) {

    static Thanks of(Visitor visitor, Answering answering, IncentiveView incentive) {
        Wording wording = visitor.wording();
        Recalled recalled = new Recalled(visitor.view(), answering.answers(), wording);
        String ending = visitor.view().ending();
        return new Thanks(wording.get("thanks.title"), ending == null ? wording.get("thanks") : recalled.in(ending),
                incentive == null ? null
                        : new IncentiveView(recalled.in(incentive.text()), incentive.code(), incentive.url()),
                incentive == null || incentive.code() == null ? null
                        : wording.get("incentive.code", Map.of("code", incentive.code())),
                wording.get("incentive.redeem"));
    }
}
