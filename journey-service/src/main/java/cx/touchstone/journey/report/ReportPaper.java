package cx.touchstone.journey.report;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import cx.touchstone.journey.audit.AuditView;
import cx.touchstone.journey.finding.Finding.Severity;
import cx.touchstone.journey.finding.FindingView;
import cx.touchstone.journey.paper.Paper;
import cx.touchstone.journey.paper.Typeface;
import cx.touchstone.journey.report.AuditReport.Missing;
import cx.touchstone.journey.report.AuditReport.Said;
import cx.touchstone.journey.report.ReportPage.Shown;

/** The report on paper: a first page to read at a glance, then everything in parts. */
final class ReportPaper {

    private static final List<Severity> WORST_FIRST = List.of(Severity.values()).reversed();

    private record Part(String heading, Runnable body) {
    }

    private final AuditReport report;
    private final AuditView audit;
    private final ReportTables tables;
    private final Paper paper;

    private ReportPaper(AuditReport report, Paper paper) {
        this.report = report;
        this.audit = report.audit();
        this.tables = new ReportTables(report);
        this.paper = paper;
    }

    static byte[] of(AuditReport report, Typeface typeface) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = new Paper(out, typeface, "en", report.audit().name(), "Audit report",
                report.audit().name() + " · " + Shown.day(report.composedAt()))) {
            new ReportPaper(report, paper).write();
        }
        return out.toByteArray();
    }

    private void write() {
        List<Part> parts = parts();
        paper.title(audit.name());
        paper.text("Audit report of " + Shown.day(report.composedAt()) + ". The audit is " + Shown.word(audit.status())
                + ", begun " + Shown.day(audit.startedAt())
                + (audit.closedAt() == null ? "." : ", closed " + Shown.day(audit.closedAt()) + "."));
        paper.table(tables.atAGlance());
        paper.contents(parts.stream().map(Part::heading).toList());
        parts.forEach(part -> {
            paper.heading(part.heading());
            part.body().run();
        });
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("Goals and method", this::goals));
        add(parts, report.missing(), "What is missing",
                () -> paper.list(report.missing().stream().map(Missing::why).toList()));
        add(parts, report.reached(), "What our touchpoints reached", () -> paper.table(tables.reached()));
        add(parts, report.visits().items(), "Beside our competitors", () -> paper.table(tables.visits()));
        add(parts, report.sinceLast(), "Since the last audit", () -> paper.table(tables.sinceLast()));
        if (!report.employees().isEmpty()) {
            parts.add(new Part("What employees say", () -> report.employees()
                    .forEach(score -> paper.text(score.metric() + " " + ReportTables.measured(score)))));
        }
        add(parts, report.evaluations(), "Touchpoints as a whole", () -> paper.table(tables.evaluations()));
        add(parts, report.words(), "In their own words", () -> report.words().forEach(this::said));
        add(parts, report.findings(), "Findings by severity", () -> WORST_FIRST.forEach(this::found));
        add(parts, report.actions(), "Roadmap", () -> paper.table(tables.roadmap()));
        if (report.actions().stream().anyMatch(action -> action.verification() != null)) {
            parts.add(new Part("Verified results", () -> paper.table(tables.verified())));
        }
        parts.add(new Part("How to read the numbers", this::explain));
        return parts;
    }

    private static void add(List<Part> parts, List<?> content, String heading, Runnable body) {
        if (!content.isEmpty()) {
            parts.add(new Part(heading, body));
        }
    }

    private void goals() {
        paper.list(audit.goals());
        paper.text("Examined: " + audit.examined().journeys().stream()
                .map(journey -> journey.name() + ", version " + journey.version()).collect(Collectors.joining("; ")) + ".");
        paper.text("Touchpoints: " + audit.examined().touchpoints().stream()
                .map(touchpoint -> touchpoint.name()).collect(Collectors.joining(", ")) + ".");
        if (!audit.scope().departments().isEmpty()) {
            paper.text("Departments: " + String.join(", ", audit.scope().departments()) + ".");
        }
        if (!audit.team().isEmpty()) {
            paper.text("Team: " + audit.team().stream()
                    .map(member -> member.name() + (member.role() == null ? "" : " (" + member.role() + ")"))
                    .collect(Collectors.joining(", ")) + ".");
        }
        if (!report.seen().isEmpty()) {
            paper.strong("Who saw what");
            paper.table(tables.seen());
        }
    }

    private void said(Said said) {
        paper.text("“" + said.notes() + "”");
        paper.small(said.observer() + ", " + tables.nameOf(said.touchpoint()) + ", " + Shown.word(said.kind())
                + (said.competitor() == null ? "" : ", at a competitor"));
    }

    private void found(Severity severity) {
        List<FindingView> found = report.findings().stream().filter(finding -> finding.severity() == severity).toList();
        if (!found.isEmpty()) {
            String word = Shown.word(severity);
            paper.strong(Character.toUpperCase(word.charAt(0)) + word.substring(1) + " (" + found.size() + ")");
            paper.table(tables.findings(found));
        }
    }

    private void explain() {
        paper.list(List.of(
                "What a checklist scored is 0 to 100: the points got of those possible, by weight. Items that did not apply "
                        + "are left out; a critical item that failed takes all points of its section.",
                "The interval of a mean says where it may lie at the 95 % level (Student's t). Few observations leave it wide, "
                        + "and one has none.",
                "Before and after are scores of customers with the number of answers; the interval of the change and p say how far "
                        + "chance may explain it. Verified is what reached its value by more than chance at the 5 % level.",
                "Numbers at competitors are mystery visits by the same checklist as ours.",
                "� stands for a letter that this document's typeface lacks. The report as JSON and as a page has it."));
    }
}
