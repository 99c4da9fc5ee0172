package cx.touchstone.survey.distribution;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;

import cx.touchstone.kit.Refusal.Fault;

/** What became of each link of a batch, in the batch's order. */
public record LinkResults(List<Result> results, int created, int refused) {

    /** A link, or why there is none. */
    @Schema(name = "LinkResult")
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Result(@Schema(description = "201 or 400.") int status, LinkView link,
            @Schema(description = "Why it was refused: every fault.") List<Fault> errors) {

        static Result made(LinkView link) {
            return new Result(201, link, List.of());
        }

        static Result refused(List<Fault> errors) {
            return new Result(400, null, errors);
        }
    }

    static LinkResults of(List<Result> results) {
        int created = (int) results.stream().filter(result -> result.link() != null).count();
        return new LinkResults(results, created, results.size() - created);
    }
}
