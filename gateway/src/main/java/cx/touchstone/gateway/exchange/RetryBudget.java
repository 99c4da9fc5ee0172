package cx.touchstone.gateway.exchange;

/**
 * How often a service may be asked once more: for a share of all exchanges, so that one that fails is not asked twice as often
 * just when it has the least to give.
 */
public final class RetryBudget {

    private final double share;
    private final double most;
    private double left;

    /**
     * @param share what an exchange adds, 0 to 1
     * @param most how much can be saved
     */
    public RetryBudget(double share, double most) {
        this.share = share;
        this.most = most;
        this.left = most;
    }

    /** An exchange begins. */
    public synchronized void earn() {
        left = Math.min(most, left + share);
    }

    /** Whether there is enough left to ask once more; it is spent then. */
    public synchronized boolean spend() {
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
