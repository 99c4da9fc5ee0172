package cx.touchstone.journey.template;

import cx.touchstone.kit.Refusal;

/** There is no such template. */
public class TemplateIsUnknown extends Refusal {
    public TemplateIsUnknown() {
        super(Kind.UNKNOWN, "template-unknown", "There is no such template.");
    }
}
