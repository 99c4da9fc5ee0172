package cx.touchstone.kit.planted.second;

import jakarta.ws.rs.core.Response;

import cx.touchstone.kit.planted.first.WireEntity;

/** A name that says nothing, an untyped answer, and the way back to the other feature. */
public class ThingHelper {
    WireEntity entity;

    public Response answer() {
        return Response.ok().build();
    }
}
