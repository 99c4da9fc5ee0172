package cx.touchstone.scoring.dimension;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;

import cx.touchstone.scoring.tally.Family.State;

/**
 * An attribute, or a pair of them, whose values tallies tell apart: a family of tallies as its tenant knows it. How far it is
 * built is moved on by {@link BuildChunk} alone.
 */
@Entity
@Table(name = "tally_family")
@DynamicUpdate // who removes one must not put back how far it was
public class Dimension {

    @Id
    @Column(name = "family")
    int id;
    @TenantId
    String tenantId;
    String attribute;
    /** Of a pair. */
    String secondAttribute;
    @Enumerated(EnumType.STRING)
    State state;
    /** Values counted while it was built. */
    long counted;
    /** First day from which on everything is counted, null when everything is. */
    LocalDate completeFrom;
    Instant createdAt;

    protected Dimension() {
        // for JPA
    }

    /**
     * @param id above those of all there are
     * @param attributes one, or the two of a pair
     */
    Dimension(int id, List<String> attributes, Instant now) {
        this.id = id;
        this.attribute = attributes.getFirst();
        this.secondAttribute = attributes.size() == 1 ? null : attributes.getLast();
        this.state = State.BUILDING;
        this.createdAt = now;
    }

    List<String> attributes() {
        return isPair() ? List.of(attribute, secondAttribute) : List.of(attribute);
    }

    boolean isPair() {
        return secondAttribute != null;
    }

    /** Whether it is of these attributes, in whatever order. */
    boolean isOf(List<String> attributes) {
        return new HashSet<>(attributes()).equals(new HashSet<>(attributes));
    }

    /** Nothing is counted in it any more, and it cannot be read. Whoever calls this holds the lock of the tallies. */
    void remove() {
        state = State.REMOVED;
    }
}
