package cx.touchstone.kit.planted.first;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import com.fasterxml.jackson.annotation.JsonIgnore;

import cx.touchstone.kit.planted.second.ThingHelper;

/** An entity that knows its JSON, in a feature that needs another. */
@Entity
public class WireEntity {
    @Id
    @JsonIgnore
    Long id;
    ThingHelper helper;
}
