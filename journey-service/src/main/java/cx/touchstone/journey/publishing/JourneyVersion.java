package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

import cx.touchstone.journey.map.JourneyMap;
import cx.touchstone.journey.mapping.Journey;
import cx.touchstone.kit.Ids;

/** A journey as it was published: never changes. */
@Entity
@Immutable
public class JourneyVersion {

    @Id
    UUID id;
    @TenantId
    String tenantId;
    UUID journeyId;
    int number;
    String name;
    String goal;
    @Enumerated(EnumType.STRING)
    Journey.Kind kind;
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class) // so that no copy is made of what cannot change
    JourneyMap map;
    int stageCount;
    int touchpointCount;
    String note;
    Instant publishedAt;

    protected JourneyVersion() {
        // for JPA
    }

    /**
     * Publishes the journey's draft.
     *
     * @param note what is new in it; may be null
     */
    JourneyVersion(Journey journey, String note, Instant now) {
        this.id = Ids.next();
        this.number = journey.publish(now);
        this.journeyId = journey.id();
        this.name = journey.name();
        this.kind = journey.kind();
        this.note = note;
        this.goal = journey.goal();
        this.map = journey.draft();
        this.stageCount = map.stages().size();
        this.touchpointCount = (int) map.touchpoints().count();
        this.publishedAt = now;
    }

    /** Whether the journey's draft is exactly what this version shows. */
    boolean shows(Journey journey) {
        return name.equals(journey.name()) && Objects.equals(goal, journey.goal()) && kind == journey.kind()
                && map.equals(journey.draft());
    }

    public String name() {
        return name;
    }

    public String goal() {
        return goal;
    }

    public Journey.Kind kind() {
        return kind;
    }

    public JourneyMap map() {
        return map;
    }
}
