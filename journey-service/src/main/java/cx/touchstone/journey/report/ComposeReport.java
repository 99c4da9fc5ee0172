package cx.touchstone.journey.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import cx.touchstone.journey.action.Actions;
import cx.touchstone.journey.audit.Audit;
import cx.touchstone.journey.audit.AuditView;
import cx.touchstone.journey.audit.Audits;
import cx.touchstone.journey.evaluation.Evaluations;
import cx.touchstone.journey.finding.Findings;
import cx.touchstone.journey.measured.AskScoring;
import cx.touchstone.journey.measured.Days;
import cx.touchstone.journey.measured.MeasuredScore;
import cx.touchstone.journey.measured.ScoringRefuses;
import cx.touchstone.journey.report.AuditReport.Missing;
import cx.touchstone.journey.visits.Visits;
import cx.touchstone.kit.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Puts together the report on an audit. */
@ApplicationScoped
public class ComposeReport {

    @Inject
    Audits audits;
    @Inject
    ReportRows rows;
    @Inject
    Visits visits;
    @Inject
    Evaluations evaluations;
    @Inject
    Findings findings;
    @Inject
    Actions actions;
    @Inject
    AskScoring askScoring;

    /** As everything stands now; scoring may be away. */
    AuditReport compose(UUID id) {
        Audit audit = audits.named(id);
        audit.checkHasBegun();
        Instant now = Instant.now();
        List<Missing> missing = new ArrayList<>();
        // Asked before anything else is read: scoring may take its time.
        List<MeasuredScore> employees = employees(audit, audit.ran(now), missing);
        return QuarkusTransaction.requiringNew().call(() -> composed(audits.named(id), now, employees, missing));
    }

    private List<MeasuredScore> employees(Audit audit, Days days, List<Missing> missing) {
        List<MeasuredScore> told = new ArrayList<>();
        for (String metric : audit.scope().employeeMetrics()) {
            try {
                askScoring.score(metric, days).filter(score -> score.value() != null).ifPresentOrElse(told::add,
                        () -> missing.add(new Missing("employees",
                                "No " + metric + " was measured while the audit ran, or of too few people.")));
            } catch (ScoringRefuses refusal) {
                missing.add(new Missing("employees", "Scoring knows no " + metric + ", or nothing of those days any more."));
            } catch (Refusal refusal) {
                missing.add(new Missing("employees", "Scoring could not be asked what employees say."));
                break; // nor would it answer the next question
            }
        }
        return told;
    }

    private AuditReport composed(Audit audit, Instant now, List<MeasuredScore> employees, List<Missing> missing) {
        UUID id = audit.id();
        UUID last = audit.previousId();
        var reached = rows.reached(id);
        var words = rows.words(id);
        var sideBySide = visits.of(id);
        var sinceLast = last == null ? List.<AuditReport.SinceLast> of() : AuditReport.compare(rows.reached(last), reached);
        var evaluated = evaluations.all(id);
        var found = findings.confirmed(id);
        var planned = actions.of(id);
        require(!reached.isEmpty(), "scores", "Nothing was scored: there is no quantitative evidence from observations.",
                missing);
        require(!words.isEmpty(), "words", "Nobody noted anything: there is no qualitative evidence from observations.",
                missing);
        require(words.size() < AuditReport.MOST_WORDS || rows.notes(id) <= AuditReport.MOST_WORDS, "words",
                "More was noted: only the first " + AuditReport.MOST_WORDS + " notes, by touchpoint, stand here.", missing);
        require(sideBySide.items().stream().anyMatch(row -> !row.competitors().isEmpty()), "competitors",
                "No competitor was visited.", missing);
        require(!sinceLast.isEmpty(), "last-audit", last == null ? "There was no audit before."
                : "The audit before observed no touchpoint in the same way.", missing);
        require(!evaluated.isEmpty(), "evaluations", "No touchpoint was evaluated as a whole.", missing);
        require(!found.isEmpty(), "findings", "No finding was confirmed.", missing);
        require(found.size() < Findings.LONGEST || findings.confirmedOf(id) <= Findings.LONGEST, "findings",
                "More was found: only the first " + Findings.LONGEST + ", the worst first, stand here.", missing);
        require(!planned.isEmpty(), "actions", "Nothing is done about what was found.", missing);
        require(planned.size() < Actions.LONGEST || actions.countOf(id) <= Actions.LONGEST, "actions",
                "More is done: only the first " + Actions.LONGEST + " actions, the oldest first, stand here.", missing);
        require(planned.stream().anyMatch(action -> action.verification() != null), "verified",
                "It was not asked yet whether any action had its effect.", missing);
        return new AuditReport(AuditView.of(audit), now, rows.seen(id), reached, sideBySide, sinceLast, words, evaluated,
                employees, found, planned, missing);
    }

    private static void require(boolean there, String part, String why, List<Missing> missing) {
        if (!there) {
            missing.add(new Missing(part, why));
        }
    }
}
