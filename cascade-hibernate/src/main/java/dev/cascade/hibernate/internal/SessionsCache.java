package dev.cascade.hibernate.internal;

import org.hibernate.StatelessSession;
import org.hibernate.cache.spi.DomainDataRegion;
import org.hibernate.cache.spi.access.AccessType;
import org.hibernate.cache.spi.access.EntityDataAccess;
import org.hibernate.cache.spi.access.SoftLock;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * A cache of soft-deletable objects that a stateless session finds nothing in: it gives out what it
 * finds without an event, so that nobody would look whether it is deleted.
 */
final class SessionsCache implements EntityDataAccess {

  private final EntityDataAccess cache;

  private SessionsCache(EntityDataAccess cache) {
    this.cache = cache;
  }

  static @Nullable EntityDataAccess of(@Nullable EntityDataAccess cache) {
    return cache == null ? null : new SessionsCache(cache);
  }

  @Override
  public @Nullable Object get(SharedSessionContractImplementor session, Object key) {
    return session instanceof StatelessSession ? null : cache.get(session, key);
  }

  @Override
  public Object generateCacheKey(
      Object id, EntityPersister root, SessionFactoryImplementor sessions, String tenant) {
    return cache.generateCacheKey(id, root, sessions, tenant);
  }

  @Override
  public Object getCacheKeyId(Object key) {
    return cache.getCacheKeyId(key);
  }

  @Override
  public boolean insert(
      SharedSessionContractImplementor session, Object key, Object value, Object version) {
    return cache.insert(session, key, value, version);
  }

  @Override
  public boolean afterInsert(
      SharedSessionContractImplementor session, Object key, Object value, Object version) {
    return cache.afterInsert(session, key, value, version);
  }

  @Override
  public boolean update(
      SharedSessionContractImplementor session,
      Object key,
      Object value,
      Object version,
      Object versionBefore) {
    return cache.update(session, key, value, version, versionBefore);
  }

  @Override
  public boolean afterUpdate(
      SharedSessionContractImplementor session,
      Object key,
      Object value,
      Object version,
      Object versionBefore,
      SoftLock lock) {
    return cache.afterUpdate(session, key, value, version, versionBefore, lock);
  }

  @Override
  public DomainDataRegion getRegion() {
    return cache.getRegion();
  }

  @Override
  public AccessType getAccessType() {
    return cache.getAccessType();
  }

  @Override
  public boolean putFromLoad(
      SharedSessionContractImplementor session, Object key, Object value, Object version) {
    return cache.putFromLoad(session, key, value, version);
  }

  @Override
  public boolean putFromLoad(
      SharedSessionContractImplementor session,
      Object key,
      Object value,
      Object version,
      boolean minimal) {
    return cache.putFromLoad(session, key, value, version, minimal);
  }

  @Override
  public SoftLock lockItem(SharedSessionContractImplementor session, Object key, Object version) {
    return cache.lockItem(session, key, version);
  }

  @Override
  public void unlockItem(SharedSessionContractImplementor session, Object key, SoftLock lock) {
    cache.unlockItem(session, key, lock);
  }

  @Override
  public void remove(SharedSessionContractImplementor session, Object key) {
    cache.remove(session, key);
  }

  @Override
  public void removeAll(SharedSessionContractImplementor session) {
    cache.removeAll(session);
  }

  @Override
  public boolean contains(Object key) {
    return cache.contains(key);
  }

  @Override
  public SoftLock lockRegion() {
    return cache.lockRegion();
  }

  @Override
  public void unlockRegion(SoftLock lock) {
    cache.unlockRegion(lock);
  }

  @Override
  public void evict(Object key) {
    cache.evict(key);
  }

  @Override
  public void evictAll() {
    cache.evictAll();
  }
}
