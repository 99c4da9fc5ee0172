package cx.touchstone.journey.publishing;

import java.time.Instant;
import java.util.List;
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
    @JdbcTypeCode(SqlTypes.ARRAY)
    List<UUID> personas;
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
     * @param map the draft as the rules weigh it at this moment
     * @param note what is new in it; may be null
     */
    JourneyVersion(Journey journey, JourneyMap map, String note, Instant now) {
        this.id = Ids.next();
        this.number = journey.publish(now);
        this.journeyId = journey.id();
        this.name = journey.name();
        this.kind = journey.kind();
        this.note = note;
        this.goal = journey.goal();
        this.personas = journey.personas();
        this.map = map;
        this.stageCount = map.stages().size();
        this.touchpointCount = (int) map.touchpoints().count();
        this.publishedAt = now;
    }

    /** Whether the journey's draft, weighed like this, is exactly what this version shows. */
    boolean shows(Journey journey, JourneyMap weighed) {
        return name.equals(journey.name()) && Objects.equals(goal, journey.goal()) && kind == journey.kind()
                && personas.equals(journey.personas()) && map.equals(weighed);
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

    public List<UUID> personas() {
        return personas;
    }

    public JourneyMap map() {
        return map;
    }
}
