package cx.touchstone.journey.mapping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import com.fasterxml.jackson.annotation.JsonProperty;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.map.ScoreRanges;
import cx.touchstone.kit.Ids;

/** The customer's way to one goal. Its draft changes until it is published; what was published stays, as a numbered version. */
@Entity
public class Journey {

    /** Whether the map shows what is, or what should be. */
    @Schema(name = "JourneyKind")
    public enum Kind {
        @JsonProperty("as-is")
        AS_IS,
        @JsonProperty("to-be")
        TO_BE
    }

    /** DRAFT: never published. PUBLISHED: there is at least one version. ARCHIVED: put away; nothing changes any more. */
    @Schema(name = "JourneyStatus")
    public enum Status {
        @JsonProperty("draft")
        DRAFT,
        @JsonProperty("published")
        PUBLISHED,
        @JsonProperty("archived")
        ARCHIVED
    }

    @Id
    UUID id;
    @TenantId
    String tenantId;
    String name;
    String goal;
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> personas;
    @Enumerated(EnumType.STRING)
    Kind kind;
    @Enumerated(EnumType.STRING)
    Status status;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // so that no copy is made of what cannot change
    JourneyMap draft;
    int stageCount;
    int touchpointCount;
    int published;
    @Version
    long revision;
    Instant createdAt;
    Instant changedAt;

    protected Journey() {
        // for JPA
    }

    /** @param ranges what scores metrics can have */
    public Journey(String name, String goal, Kind kind, List<UUID> personas, JourneyMap draft, ScoreRanges ranges,
            Instant now) {
        this.id = Ids.next();
        this.status = Status.DRAFT;
        this.createdAt = now;
        redraw(name, goal, kind, personas, draft, ranges, now);
    }

    /** Changes the draft; versions that were published stay as they are. */
    public void redraw(String name, String goal, Kind kind, List<UUID> personas, JourneyMap draft, ScoreRanges ranges,
            Instant now) {
        redraw(draft, ranges, now);
        this.name = name;
        this.goal = goal;
        this.kind = kind;
        this.personas = personas;
    }

    /** Changes the stages and touchpoints of the draft. */
    public void redraw(JourneyMap draft, ScoreRanges ranges, Instant now) {
        checkIsNotArchived();
        var contradictions = draft.contradictions(ranges);
        if (!contradictions.isEmpty()) {
            throw new JourneyIsContradictory(contradictions);
        }
        this.draft = draft;
        this.stageCount = draft.stages().size();
        this.touchpointCount = (int) draft.touchpoints().count();
        this.changedAt = now;
    }

    /**
     * Makes the draft as it is now the next version.
     *
     * @return the number of the version
     */
    public int publish(Instant now) {
        checkIsNotArchived();
        if (draft.touchpoints().findAny().isEmpty()) {
            throw new JourneyIsEmpty();
        }
        status = Status.PUBLISHED;
        changedAt = now;
        return ++published;
    }

    /** Puts the journey away: it is read as before, but changes no more. */
    void archive(Instant now) {
        status = Status.ARCHIVED;
        changedAt = now;
    }

    /** Takes the journey up again. */
    void reactivate(Instant now) {
        status = published == 0 ? Status.DRAFT : Status.PUBLISHED;
        changedAt = now;
    }

    private void checkIsNotArchived() {
        if (status == Status.ARCHIVED) {
            throw new JourneyIsArchived();
        }
    }

    /** Refuses when versions were published: what was measured refers to them. */
    void checkIsDisposable() {
        if (published > 0) {
            throw new JourneyIsPublished(id, published);
        }
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public String goal() {
        return goal;
    }

    /** For whom it is drawn. */
    public List<UUID> personas() {
        return personas;
    }

    /** Number of the newest version; 0 when there is none. */
    public int published() {
        return published;
    }

    /** Counts the changes of the draft. */
    public long revision() {
        return revision;
    }

    public JourneyMap draft() {
        return draft;
    }
}
