package cx.touchstone.journey.proposal;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cx.touchstone.journey.finding.FindingView;

/** What was proposed just now. */
@Schema(name = "FindingProposals")
public record Proposals(List<FindingView> items) {
}
