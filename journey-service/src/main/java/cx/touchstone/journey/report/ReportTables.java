package cx.touchstone.journey.report;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import cx.touchstone.journey.action.ActionView;
import cx.touchstone.journey.evidence.FindingEvidence;
import cx.touchstone.journey.finding.FindingView;
import cx.touchstone.journey.measured.MeasuredScore;
import cx.touchstone.journey.measured.MeasuredScore.MeasuredChange;
import cx.touchstone.journey.measured.Verification;
import cx.touchstone.journey.paper.Table;
import cx.touchstone.journey.report.ReportPage.Shown;
import cx.touchstone.journey.scope.Examined.ExaminedTouchpoint;
import cx.touchstone.journey.visits.SideBySide;

/** The tables of a report on paper. */
final class ReportTables {

    private final AuditReport report;
    private final Map<String, String> names;

    ReportTables(AuditReport report) {
        this.report = report;
        this.names = report.audit().examined().touchpoints().stream()
                .collect(Collectors.toMap(ExaminedTouchpoint::key, ExaminedTouchpoint::name, (one, same) -> one));
    }

    /** How it was called when the audit began. */
    String nameOf(String touchpoint) {
        return names.getOrDefault(touchpoint, touchpoint);
    }

    /** A score with what it rests on. */
    static String measured(MeasuredScore score) {
        return Shown.score(score.value()) + (score.n() == null ? "" : ", of " + score.n() + " answers")
                + (score.interval() == null ? "" : ", " + Shown.interval(score.interval()));
    }

    Table atAGlance() {
        Table table = new Table().text("At a glance", 2).text("", 5);
        table.row("Examined", count(names.size(), "touchpoint") + " of "
                + count(report.audit().examined().journeys().size(), "journey"));
        table.row("Seen", count(report.seen().stream().mapToLong(AuditReport.Seen::n).sum(), "observation") + " by "
                + count(report.seen().stream().map(AuditReport.Seen::observer).distinct().count(), "observer"));
        table.row("Found", counts(report.findings(), FindingView::severity));
        table.row("Done about it", counts(report.actions(), ActionView::status));
        return table.row("Missing", report.missing().isEmpty() ? "nothing" : count(report.missing().size(), "part"));
    }

    Table seen() {
        Table table = new Table().text("Observer", 3).text("How", 2).number("Observations", 1.4f);
        report.seen().forEach(row -> table.row(row.observer(), Shown.word(row.kind()), row.n()));
        return table;
    }

    Table reached() {
        Table table = new Table().text("Touchpoint", 3).text("Seen by", 2).number("n", 0.7f).number("Score", 1)
                .number("95 % interval", 1.7f);
        report.reached().forEach(row -> table.row(nameOf(row.touchpoint()), Shown.word(row.kind()), row.n(),
                Shown.score(row.score()), shown(row.interval(), Shown::interval)));
        return table;
    }

    Table visits() {
        Table table = new Table().text("Touchpoint and checklist", 3).text("Who", 2).number("Visits", 0.9f)
                .number("Score", 0.9f).number("95 % interval", 1.7f).number("We lead by", 1.2f);
        for (SideBySide.Row row : report.visits().items()) {
            String what = nameOf(row.touchpoint()) + "\n" + row.checklistName();
            if (row.own() != null) {
                table.row(what, "We", row.own().n(), row.own().score(), shown(row.own().interval(), Shown::interval), null);
            }
            row.competitors().forEach(their -> table.row(what, their.name(), their.n(), their.score(),
                    shown(their.interval(), Shown::interval), their.lead()));
        }
        return table;
    }

    Table sinceLast() {
        Table table = new Table().text("Touchpoint", 3).text("Seen by", 2).number("Before", 1).number("Now", 1)
                .number("Change", 1);
        report.sinceLast().forEach(row -> table.row(nameOf(row.touchpoint()), Shown.word(row.kind()),
                Shown.score(row.before()), Shown.score(row.now()), Shown.score(row.change())));
        return table;
    }

    Table evaluations() {
        Table table = new Table().text("1 poor to 5 very good", 2).number("Effective", 1.1f).number("Consistent", 1.2f)
                .number("Contact", 1).text("Notes", 3);
        report.evaluations().forEach(row -> table.row(nameOf(row.touchpoint()), row.effectiveness(), row.consistency(),
                row.contactEase(), row.notes()));
        return table;
    }

    Table findings(List<FindingView> findings) {
        Table table = new Table().text("Finding", 4).text("Touchpoint", 2).text("To change", 1.4f).number("Expected", 1.1f)
                .number("Measured", 1.2f);
        findings.forEach(finding -> table.row(
                finding.title() + line(finding.description()) + line(evidence(finding.evidence())),
                nameOf(finding.touchpoint()), shown(finding.kind(), Shown::word), shown(finding.expected(), Shown::score),
                shown(finding.measured(), measured -> Shown.score(measured) + line(finding.metric()))));
        return table;
    }

    Table roadmap() {
        Table table = new Table().text("Action", 3.4f).text("Touchpoint", 2).text("Owner", 1.6f).text("Due", 1.7f)
                .text("Priority", 1.2f).text("To reach", 1.4f).text("State", 1.3f);
        report.actions().forEach(action -> table.row(action.plan().title() + line(action.plan().description()),
                nameOf(action.touchpoint()), action.plan().owner(), action.plan().dueOn(),
                Shown.word(action.plan().priority()), action.plan().metric() + "\n" + action.plan().target().toPlainString(),
                Shown.word(action.status())));
        return table;
    }

    Table verified() {
        Table table = new Table().text("Action", 3.2f).text("Metric", 1.7f).number("Before", 1.2f).number("After", 1.8f)
                .number("Change", 1.7f).number("p", 1.4f).text("Result", 1.6f);
        report.actions().stream().filter(action -> action.verification() != null).forEach(action -> {
            Verification asked = action.verification();
            MeasuredScore score = asked.score();
            MeasuredChange change = score == null ? null : score.change();
            table.row(
                    action.plan().title() + "\n" + nameOf(action.touchpoint()) + "\n" + asked.before().from() + " to "
                            + asked.before().to() + ", then " + asked.after().from() + " to " + asked.after().to(),
                    asked.metric() + "\nto reach " + asked.target().toPlainString(),
                    shown(change, before -> Shown.score(before.comparison().value()) + "\nn " + before.comparison().n()),
                    score == null || score.value() == null ? null
                            : Shown.score(score.value()) + "\nn " + score.n()
                                    + line(shown(score.interval(), Shown::interval)),
                    shown(change, after -> Shown.score(after.value())
                            + (after.low() == null || after.high() == null ? ""
                                    : "\n" + Shown.between(after.low(), after.high()))),
                    change == null ? null : shown(change.pValue(), Shown::probability),
                    Shown.word(asked.outcome()) + (asked.why() == null ? "" : ": " + asked.why().replace('-', ' ')));
        });
        return table;
    }

    private static String evidence(List<FindingEvidence> evidence) {
        return evidence.isEmpty() ? null : "Evidence: " + evidence.stream().map(one -> switch (one.kind()) {
            case OBSERVATION, SCORE -> "a" + (one.kind() == FindingEvidence.Kind.SCORE ? " " : "n ") + Shown.word(one.kind())
                    + (one.text() == null ? "" : ", " + one.text());
            case COMMENT -> "“" + one.text() + "”";
            case LINK -> one.reference() + (one.text() == null ? "" : ", " + one.text());
        }).collect(Collectors.joining("; ")) + ".";
    }

    private static <T> String counts(List<T> all, Function<T, Enum<?>> kind) {
        return all.isEmpty() ? "nothing"
                : all.stream().map(kind).distinct().sorted((one, other) -> other.ordinal() - one.ordinal())
                        .map(one -> all.stream().filter(each -> kind.apply(each) == one).count() + " " + Shown.word(one))
                        .collect(Collectors.joining(", "));
    }

    private static String count(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String line(String text) {
        return text == null || text.isBlank() ? "" : "\n" + text;
    }

    private static <T> String shown(T value, Function<T, String> how) {
        return value == null ? null : how.apply(value);
    }
}
