package cx.touchstone.journey.report;

import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;

import cx.touchstone.journey.paper.Typeface;

/** Puts reports on paper, one at a time: what is being drawn takes memory, however many ask. */
@ApplicationScoped
public class DrawReport {

    private final ReentrantLock drawing = new ReentrantLock(true);
    private Typeface typeface;

    /** As PDF. */
    byte[] draw(AuditReport report) {
        drawing.lock();
        try {
            if (typeface == null) {
                typeface = Typeface.load();
            }
            return ReportPaper.of(report, typeface);
        } finally {
            drawing.unlock();
        }
    }
}
