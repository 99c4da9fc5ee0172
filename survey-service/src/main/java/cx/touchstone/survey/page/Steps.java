package cx.touchstone.survey.page;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.resteasy.reactive.RestResponse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import cx.touchstone.kit.Refusal.Fault;
import cx.touchstone.survey.asked.RespondentView.AskedQuestion;
import cx.touchstone.survey.collection.Reception;
import cx.touchstone.survey.form.AnswerFields;
import cx.touchstone.survey.form.PostedForm;
import cx.touchstone.survey.limits.PeopleOnly;
import cx.touchstone.survey.partial.SaveResponse;
import cx.touchstone.survey.submission.SubmissionReader;
import io.smallrye.mutiny.Uni;

/** Leads a respondent through a survey, question by question or in one go, and hands in the answers. */
@ApplicationScoped
class Steps {

    @Inject
    Reception reception;
    @Inject
    PeopleOnly people;
    @Inject
    SaveResponse saves;

    /**
     * Where a visitor begins.
     *
     * @param answer to the first question, as the link in a message gives it: shown as chosen, for the visitor to confirm; may
     *        be
     *        null
     */
    RestResponse<String> first(Visitor visitor, String answer) {
        Answering answering = Answering.begun(visitor);
        List<String> asked = answering.asked();
        Map<String, List<String>> given = answer == null || asked.isEmpty() ? Map.of()
                : Map.of(AnswerFields.name(asked.getFirst()), List.of(answer));
        boolean fits = !given.isEmpty() && fits(visitor, asked.getFirst(), given);
        return Pages.survey(SurveyPage.of(visitor, answering, isStepwise(visitor) ? firstOf(asked) : asked,
                fits ? given : Map.of(), Map.of(), fits ? "prefilled" : null));
    }

    /** What follows what a visitor sent. */
    Uni<RestResponse<String>> next(Visitor visitor, PostedForm form) {
        visitor.survey().mustBeOpen();
        people.mustNotBeTrapped(JsonNodeFactory.instance.objectNode().put(PeopleOnly.TRAP, form.one(PeopleOnly.TRAP)));
        Answering answering = Answering.resumed(visitor, form);
        List<AskedQuestion> shown = visitor.questions(List.of(form.one(SurveyPage.SHOWN).split(" ")));
        List<String> keys = shown.stream().map(AskedQuestion::key).toList();
        Map<String, List<Fault>> faults = answering.take(shown, form);
        if (!form.one(SurveyPage.LANGUAGE).isEmpty()) {
            return page(SurveyPage.of(visitor, answering, keys, form.fields(), Map.of(), null));
        }
        List<String> asked = answering.asked();
        if (form.one(SurveyPage.ACTION).equals(SurveyPage.BACK)) {
            int here = keys.isEmpty() ? 0 : asked.indexOf(keys.getFirst());
            return page(SurveyPage.of(visitor, answering,
                    isStepwise(visitor) && !asked.isEmpty() ? List.of(asked.get(Math.max(0, here - 1))) : asked, Map.of(),
                    Map.of(), null));
        }
        if (!faults.isEmpty()) {
            return page(SurveyPage.of(visitor, answering, keys, form.fields(), faults, null));
        }
        List<String> following = isStepwise(visitor)
                ? asked.stream().skip(1 + (keys.isEmpty() ? -1 : asked.indexOf(keys.getLast()))).limit(1).toList()
                : keys.containsAll(asked) ? List.of() : asked;
        if (!following.isEmpty()) {
            SurveyPage page = SurveyPage.of(visitor, answering, following, Map.of(), Map.of(),
                    isStepwise(visitor) ? null : "hint.more");
            return isStepwise(visitor) && !answering.answers().isEmpty()
                    ? saved(visitor, answering, false).chain(() -> page(page))
                    : page(page);
        }
        return complete(visitor, answering);
    }

    private Uni<RestResponse<String>> complete(Visitor visitor, Answering answering) {
        Map<String, List<Fault>> open = answering.open();
        if (!open.isEmpty()) {
            List<String> shown = isStepwise(visitor) ? firstOf(List.copyOf(open.keySet())) : answering.asked();
            return page(SurveyPage.of(visitor, answering, shown, Map.of(), open, null));
        }
        return (isStepwise(visitor) ? saved(visitor, answering, true).map(SaveResponse.Saved::incentive)
                : Uni.createFrom()
                        .completionStage(() -> reception.submit(visitor.visit(), answering.submission(), answering.key()))
                        .map(Reception.Taken::incentive))
                .map(incentive -> Pages.thanks(visitor, Thanks.of(visitor, answering, incentive)));
    }

    /** Keeps what was answered so far: who leaves now counts as far as he went. */
    private Uni<SaveResponse.Saved> saved(Visitor visitor, Answering answering, boolean complete) {
        return saves.save(visitor.visit(), answering.key(), answering.submission().put(SubmissionReader.COMPLETE, complete));
    }

    private static boolean fits(Visitor visitor, String question, Map<String, List<String>> given) {
        List<AskedQuestion> first = visitor.questions(List.of(question));
        Answering trial = Answering.begun(visitor);
        return trial.take(first, new PostedForm(given)).isEmpty() && trial.answers().has(question);
    }

    private static boolean isStepwise(Visitor visitor) {
        return visitor.goesStepByStep();
    }

    private static List<String> firstOf(List<String> asked) {
        return asked.stream().limit(1).toList();
    }

    private static Uni<RestResponse<String>> page(SurveyPage page) {
        return Uni.createFrom().item(Pages.survey(page));
    }
}
