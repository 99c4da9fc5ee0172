package cx.touchstone.survey.persona;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import org.eclipse.microprofile.jwt.JsonWebToken;

import cx.touchstone.kit.Inbox;

/** Where the personas' owner delivers them: at least once, in any order. */
@Path("/internal/personas")
public class PersonaResource {

    @Inject
    Personas personas;
    @Inject
    Inbox inbox;
    @Inject
    JsonWebToken sender;

    @PUT
    @Path("/{id}")
    @RolesAllowed("plans:write")
    @Transactional
    public void receive(@PathParam("id") UUID id, @NotNull @Valid PublishedPersona persona) {
        persona.checkIs(id);
        if (inbox.firstTime(sender.getSubject(), persona.messageId())) {
            personas.keepIfNewer(persona);
        }
    }
}
