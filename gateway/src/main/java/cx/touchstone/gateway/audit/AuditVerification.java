package cx.touchstone.gateway.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a log is whole, as far as it can tell by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditVerification(@Schema(description = "Whether every entry is what it was when it was written.") boolean intact,
        @Schema(description = "How many entries there are.") long entries,
        @Schema(description = "The last entry; absent in an empty log. Keep it elsewhere: a log that was cut off or written anew is whole in itself, but has another entry at this position.") Head head,
        @Schema(description = "The first entry that is not right; absent if all are.") Fault fault) {

    /** The end of a log. */
    @Schema(name = "AuditHead")
    public record Head(long position, String hash) {
    }

    /** What is not right, and where. */
    @Schema(name = "AuditFault")
    public record Fault(long position, Kind kind) {
    }

    /** What can be wrong with an entry. */
    @Schema(name = "AuditFaultKind", description = "gap: entries before it are missing. chain: it names another entry before it than there is. content: it says something else than when it was written.")
    public enum Kind {
        @JsonProperty("gap")
        GAP,
        @JsonProperty("chain")
        CHAIN,
        @JsonProperty("content")
        CONTENT
    }

    /** Looks at one entry after the other, from the first on. */
    static final class Check {

        private long entries;
        private Head head = new Head(0, AuditEntry.BEGINNING);
        private Fault fault;

        void look(AuditEntry entry) {
            entries++;
            if (fault == null) {
                Kind wrong = wrong(entry);
                fault = wrong == null ? null : new Fault(entry.position(), wrong);
            }
            head = new Head(entry.position(), entry.hash());
        }

        private Kind wrong(AuditEntry entry) {
            if (entry.position() != head.position() + 1) {
                return Kind.GAP;
            }
            if (!entry.previous().equals(head.hash())) {
                return Kind.CHAIN;
            }
            return entry.hash().equals(entry.computed()) ? null : Kind.CONTENT;
        }

        AuditVerification result() {
            return new AuditVerification(fault == null, entries, entries == 0 ? null : head, fault);
        }
    }
}
