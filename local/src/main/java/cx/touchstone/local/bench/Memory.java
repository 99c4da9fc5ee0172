package cx.touchstone.local.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;

import cx.touchstone.local.CannotStart;

/** What a service holds in memory while it works. */
final class Memory {

    private final long pid;
    private final MemoryMXBean memory;

    Memory(long pid) throws IOException {
        this.pid = pid;
        try {
            VirtualMachine service = VirtualMachine.attach(String.valueOf(pid));
            MBeanServerConnection connection = JMXConnectorFactory
                    .connect(new JMXServiceURL(service.startLocalManagementAgent())).getMBeanServerConnection();
            service.detach();
            memory = ManagementFactory.newPlatformMXBeanProxy(connection, ManagementFactory.MEMORY_MXBEAN_NAME,
                    MemoryMXBean.class);
        } catch (AttachNotSupportedException e) {
            throw new CannotStart("The memory of the service cannot be watched: " + e.getMessage());
        }
    }

    /** Megabytes of the heap that are in use, garbage that nobody collected yet included. */
    long heap() {
        return memory.getHeapMemoryUsage().getUsed() >> 20;
    }

    /** Megabytes of the heap that live: what is left after a collection. */
    long live() {
        memory.gc();
        return heap();
    }

    /** Megabytes that the whole process holds, as Linux counts them; 0 elsewhere. */
    long resident() throws IOException {
        return status("VmRSS:");
    }

    /** The most that it ever held. */
    long mostResident() throws IOException {
        return status("VmHWM:");
    }

    private long status(String field) throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        return !Files.exists(status) ? 0
                : Files.readAllLines(status).stream().filter(line -> line.startsWith(field))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10).findFirst().orElse(0);
    }
}
