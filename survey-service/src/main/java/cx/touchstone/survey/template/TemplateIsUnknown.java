package cx.touchstone.survey.template;

import cx.touchstone.kit.Refusal;

/** There is no template of this key. */
public class TemplateIsUnknown extends Refusal {
    public TemplateIsUnknown() {
        super(Kind.UNKNOWN, "template-unknown", "There is no such template.");
    }
}
